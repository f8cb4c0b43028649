namespace CongDoan.Ingestion; internal static class IngestCli { private static int Main() => 0; }
