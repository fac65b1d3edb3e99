namespace LettucePlug.Host.Templates;

/// <summary>The files of a pack as they were found, before anything in them is understood.</summary>
internal sealed record PackContents
{
    public const int MaxFiles = 500;
    public const int MaxBytes = 8 * 1024 * 1024;
    public const string ManifestFile = "pack.yaml";

    /// <summary>The <see cref="Problem"/> of a pack with more files or bytes than are read.</summary>
    public static readonly string TooBig = $"it has more than {MaxFiles} files or {MaxBytes >> 20} MB";

    /// <summary>The id by which it was found: of the plugin's contribution, or the folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The plugin's id or the folder, for people.</summary>
    public required string Source { get; init; }

    public required bool IsFromPlugin { get; init; }

    /// <summary>The bytes by path, <c>/</c> between the parts.</summary>
    public required IReadOnlyDictionary<string, byte[]> Files { get; init; }

    /// <summary>Why it could not be read, where it could not.</summary>
    public string? Problem { get; init; }
}
