namespace LettucePlug.Storage.Local;

/// <summary>
/// Names for files that are being written. Each open store has a folder of its own, and beside it a lock file that it
/// holds for as long as it lives: a folder whose lock can be taken belongs to nobody, and only such a one is removed.
/// </summary>
internal sealed class TempArea(string root) : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly Lock _gate = new();
    private FileStream? _lock;
    private string? _folder;

    public string NewFile()
    {
        lock (_gate)
        {
            _folder ??= Claim();
        }

        return Path.Combine(_folder, Guid.NewGuid().ToString("N"));
    }

    public void RemoveOrphans()
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        var names = Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)!)
            .Union(Directory.EnumerateFiles(root, "*" + LockSuffix).Select(path => Path.GetFileNameWithoutExtension(path)!));
        foreach (var name in names.ToList())
        {
            RemoveOrphan(name);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_folder is not null)
            {
                RemoveClaimed(_folder, _lock);
            }

            _lock = null;
        }
    }

    /// <summary>Removes a temporary file; one that resists is removed with its folder at a later start.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The orphans are removed when the store is opened next.
        }
    }

    private string Claim()
    {
        Directory.CreateDirectory(root);
        var folder = Path.Combine(root, Guid.NewGuid().ToString("N"));

        // The lock comes first: a folder without one is an orphan from the moment it exists.
        _lock = new FileStream(folder + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private void RemoveOrphan(string name)
    {
        var folder = Path.Combine(root, name);
        try
        {
            FileStream? held = null;
            if (File.Exists(folder + LockSuffix))
            {
                held = new FileStream(folder + LockSuffix, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }

            RemoveClaimed(folder, held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its owner lives, or somebody else is removing it.
        }
    }

    private static void RemoveClaimed(string folder, FileStream? held)
    {
        using (held)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // A store that died between its lock and its folder.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return;
            }

            Remove(folder + LockSuffix);
        }
    }
}
