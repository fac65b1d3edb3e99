using LettucePlug.Host.Storage;

namespace LettucePlug.Host.Assets;

/// <summary>Makes assets of the user's own images.</summary>
internal sealed class AssetImport(AssetLibrary library, AssetIngest ingest, Store store, TimeProvider time)
{
    /// <summary>The asset that somebody named by its id, or a new one from the file they named.</summary>
    public async ValueTask<AssetRecord> FileOrAssetAsync(string text, string kind, CancellationToken cancellationToken)
    {
        if (File.Exists(text) || Directory.Exists(text))
        {
            return await FileAsync(text, kind, cancellationToken);
        }

        if (text.AsSpan().ContainsAny("/\\.~"))
        {
            throw ImageFileException.Missing(text);
        }

        try
        {
            var asset = await library.ResolveAsync(text, cancellationToken);
            return asset.TrashedAt is null ? asset : throw AssetNotFoundException.Trashed(asset.Id);
        }
        catch (AssetNotFoundException missing) when (missing.Code == "no-such-asset")
        {
            throw ImageFileException.NeitherFileNorAsset(text);
        }
    }

    /// <summary>An asset with the bytes of a file: one there is already, else a new one.</summary>
    public async ValueTask<AssetRecord> FileAsync(string path, string kind, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        return await StreamAsync(file, $"the file '{path}'", Path.GetFileName(path), kind, cancellationToken);
    }

    public async ValueTask<AssetRecord> StreamAsync(
        Stream stream, string origin, string? name, string kind, CancellationToken cancellationToken)
    {
        using var stored = await ingest.StoreAsync(stream, origin, cancellationToken);
        if (await library.FindByBytesAsync(stored.Sha256, cancellationToken) is { } known)
        {
            return known;
        }

        var asset = stored.Describe(library.NewId(), kind, time.GetUtcNow()) with { Name = name };
        await store.WriteAsync(library.Add(asset), cancellationToken);
        return asset;
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw ImageFileException.Folder(path);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ImageFileException.Missing(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw ImageFileException.Unreadable(path, cause);
        }
    }
}
