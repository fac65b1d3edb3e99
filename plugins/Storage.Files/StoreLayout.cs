using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

/// <summary>What lies where in the folder of a store.</summary>
internal sealed class StoreLayout(string root)
{
    internal const int Format = 1;

    private const string FullNameFile = ".name";

    public string Root => root;

    public string Documents { get; } = Path.Combine(root, "documents");

    public string Blobs { get; } = Path.Combine(root, "blobs");

    public string State { get; } = Path.Combine(root, ".state");

    public string Lock => Path.Combine(State, "lock");

    public string Changes => Path.Combine(State, "changes");

    public string Journal => Path.Combine(State, "journal");

    public string Stage => Path.Combine(State, "stage");

    public string Trash => Path.Combine(State, "trash");

    private string Marker => Path.Combine(root, "store.json");

    /// <summary>Makes what is missing of a store, and refuses one of a newer format.</summary>
    public void Prepare()
    {
        if (File.Exists(Marker))
        {
            Check();
        }
        else
        {
            var ignore = Path.Combine(root, ".gitignore");
            if (!File.Exists(ignore))
            {
                File.WriteAllText(ignore, "/.state/\n/blobs/tmp/\n");
            }

            var draft = Path.Combine(State, "store.json");
            File.WriteAllText(draft, $"{{\n\"format\": \"lettuceplug-files\",\n\"version\": {Format}\n}}\n");
            File.Move(draft, Marker, overwrite: true);
        }

        Directory.CreateDirectory(Documents);
    }

    public string Partition(string collection, string partition) =>
        Path.Combine(Documents, FileNames.Encode(collection), FileNames.Encode(partition));

    public string Document(string collection, string partition, string id) =>
        Path.Combine(Partition(collection, partition), FileNames.Encode(id) + FileNames.Extension);

    /// <summary>Makes the folder of a partition; a folder whose name had to be shortened says its name in a file.</summary>
    public void MakePartition(string collection, string partition)
    {
        var folder = Path.Combine(Documents, FileNames.Encode(collection));
        Make(folder, collection);
        Make(Path.Combine(folder, FileNames.Encode(partition)), partition);
    }

    /// <summary>The names of a collection's partitions.</summary>
    public IReadOnlyList<string> Partitions(string collection)
    {
        var folder = Path.Combine(Documents, FileNames.Encode(collection));
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(FullName).OfType<string>()]
            : [];
    }

    private static void Make(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        if (FileNames.IsShortened(Path.GetFileName(folder)))
        {
            File.WriteAllText(Path.Combine(folder, FullNameFile), name);
        }
    }

    private static string? FullName(string folder)
    {
        var name = Path.GetFileName(folder);
        if (!FileNames.IsShortened(name))
        {
            return FileNames.Decode(name);
        }

        var file = Path.Combine(folder, FullNameFile);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private void Check()
    {
        int version;
        try
        {
            using var marker = JsonDocument.Parse(File.ReadAllBytes(Marker));
            version = marker.RootElement.GetProperty("version").GetInt32();
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StorageException(
                StorageFailure.Corrupt, $"The store could not be opened: '{Marker}' makes no sense.", exception)
            {
                Hint = $"Restore that file from a backup, or write {{\"version\": {Format}}} into it.",
            };
        }

        if (version > Format)
        {
            throw new StorageException(
                StorageFailure.TooNew,
                $"The store could not be opened: '{root}' has format {version}, and this version of the file storage " +
                $"plugin knows formats up to {Format}.")
            {
                Hint = "Update LettucePlug, or open the store with the version that wrote it.",
            };
        }
    }
}
