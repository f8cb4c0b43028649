#!/usr/bin/env bash
# Benchmarks of the Release build. They print; they assert nothing, since machines differ.
#
#   bash infra/bench.sh                   all of them
#   bash infra/bench.sh answer-latency    message kept -> answer with the member, beside FTS5 over the same passages
#   bash infra/bench.sh startup           start of the process -> ready
#   bash infra/bench.sh structure         official laws: articles, clauses, points and letters against the reference (CONGDOAN_SHARED)
#   bash infra/bench.sh scans FOLDER      recognised scans (FOLDER/scans) against the same documents with text (FOLDER/pdf)
#   bash infra/bench.sh publish [FOLDER]  PDF files -> a release, from nothing and again, beside pdftotext alone
#   bash infra/bench.sh legibility        a plan that lost its marks, restored: words and numbers right (CONGDOAN_SHARED)
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

dotnet build tests/Benchmarks --configuration Release --nologo -v quiet
program=.artifacts/bin/CongDoan.Benchmarks/release/CongDoan.Benchmarks.dll

publish() {
  local out=.artifacts/publish/ingestion-bench
  dotnet publish ingestion --configuration Release --output "$out" --nologo -v quiet
  dotnet "$program" publish "$out/CongDoan.Ingestion.dll" "$@"
}

if [[ ${1:-} == publish ]]; then
  publish "${@:2}"
  exit
fi

if [[ ${1:-} == scans ]]; then
  dotnet "$program" scans "${2:?bash infra/bench.sh scans FOLDER}"
  exit
fi

(($# > 0)) || set -- answer-latency startup structure legibility publish
for name in "$@"; do
  echo "== $name"
  if [[ $name == publish ]]; then
    publish
  else
    dotnet "$program" "$name"
  fi
done
