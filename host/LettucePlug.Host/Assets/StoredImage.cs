using LettucePlug.Imaging;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

/// <summary>An image whose bytes are stored and whose record is not yet. Until it is disposed, the bytes are safe from sweeping.</summary>
internal sealed class StoredImage(BlobInfo blob, ImageHeader header, IDisposable hold) : IDisposable
{
    public string Sha256 => blob.Sha256;

    public long Bytes => blob.Length;

    public string Mime => header.MediaType;

    public int? Width => header.DisplaySize?.Width;

    public int? Height => header.DisplaySize?.Height;

    /// <summary>Whether the file ends before its format says it does.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>A record with the facts filled in.</summary>
    public AssetRecord Describe(string id, string kind, DateTimeOffset now) => new()
    {
        Id = id,
        Sha256 = Sha256,
        Mime = Mime,
        Width = Width,
        Height = Height,
        Bytes = Bytes,
        CreatedAt = now,
        Kind = kind,
    };

    public void Dispose() => hold.Dispose();
}
