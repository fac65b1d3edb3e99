namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>A file on the server, as <c>/view</c> finds it.</summary>
internal sealed record ServerFile
{
    private static readonly string[] NoPictures =
        [".mp4", ".webm", ".mkv", ".mov", ".wav", ".mp3", ".flac", ".ogg", ".opus", ".glb", ".obj", ".latent", ".safetensors", ".txt", ".json"];

    public required string Name { get; init; }

    public string Subfolder { get; init; } = "";

    public string Type { get; init; } = "output";

    public required string Node { get; init; }

    public bool IsPicture => !NoPictures.Contains(Path.GetExtension(Name), StringComparer.OrdinalIgnoreCase);
}
