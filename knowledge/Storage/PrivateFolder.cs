namespace CongDoan.Knowledge.Storage;

/// <summary>Folders that hold what members wrote: for the account that runs the program, and nobody else.</summary>
public static class PrivateFolder
{
    /// <summary>Creates the folder with mode 0700 where the system knows modes; an existing folder stays as it is.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
