namespace CongDoan.Knowledge.Storage;

/// <summary>Folders and files that hold what members wrote: for the account that runs the program, and nobody else.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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

        Directory.CreateDirectory(folder, OwnerFile | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file for this process alone; one that is created gets mode 0600.</summary>
    /// <exception cref="IOException">Another process holds it, or it cannot be created.</exception>
    public static FileStream OpenAlone(string file, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(file, options);
    }

    /// <summary>Holds a lock file until disposed, also when the process dies; null when another process holds it.</summary>
    public static FileStream? TryLock(string file)
    {
        try
        {
            return OpenAlone(file, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
