using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Local;

/// <summary>
/// Keeps each blob as one file <c>ab/abcd…</c> below a folder, named by its SHA-256. A blob is written under another
/// name and renamed when it is whole.
/// </summary>
/// <remarks>
/// Nothing is forced to the disk unless <paramref name="flush"/> is set: a rename is enough to survive the death of
/// the process, and after a loss of power a blob of the wrong length is replaced when the same bytes come again.
/// </remarks>
internal sealed class FileBlobStore(string folder, TimeProvider time, StoreLifetime lifetime, bool flush)
    : IBlobStore, ILocalBlobs, IAsyncDisposable
{
    private const int FanOut = 2;

    private readonly TempArea _temp = new(Path.Combine(folder, "tmp"));

    /// <summary>Makes the folder and removes what writers that died have left.</summary>
    public void Open()
    {
        Directory.CreateDirectory(folder);
        _temp.RemoveOrphans();
    }

    public string GetPath(string sha256)
    {
        StorageRules.CheckSha256(sha256);
        return Path.Combine(folder, sha256[..FanOut], sha256);
    }

    public ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        try
        {
            return ValueTask.FromResult<IBlobWriter>(new FileBlobWriter(this, _temp.NewFile(), time, flush));
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, "A new blob could not be begun", folder);
        }
    }

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        var path = GetPath(sha256);
        try
        {
            // Delete is shared so that a blob can be removed while it is being read, also on Windows.
            return ValueTask.FromResult<Stream?>(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 64 * 1024,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ValueTask.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, $"The blob {sha256} could not be opened", path);
        }
    }

    public ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        var path = GetPath(sha256);
        try
        {
            return ValueTask.FromResult(Describe(new FileInfo(path)));
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, $"The blob {sha256} could not be looked at", path);
        }
    }

    public ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        var path = GetPath(sha256);
        try
        {
            var existed = File.Exists(path);
            if (existed)
            {
                File.Delete(path);
            }

            return ValueTask.FromResult(existed);
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, $"The blob {sha256} could not be removed", path);
        }
    }

    public async IAsyncEnumerable<BlobInfo> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var first = 0; first <= 0xFF; first++)
        {
            // One folder at a time: the listing may be left half read, and must not keep the store open meanwhile.
            var found = await Task.Run(() => ListFolder($"{first:x2}"), cancellationToken).ConfigureAwait(false);
            foreach (var blob in found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return blob;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Puts a finished file in its place. Called by the writer.</summary>
    internal BlobInfo Adopt(string tempPath, string sha256)
    {
        using var call = lifetime.Enter();
        var path = GetPath(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Replaces bytes that are there already, because somebody might be removing them at this moment.
        File.Move(tempPath, path, overwrite: true);
        return Describe(new FileInfo(path)) ?? new BlobInfo { Sha256 = sha256, Length = 0, StoredAt = time.GetUtcNow() };
    }

    private List<BlobInfo> ListFolder(string name)
    {
        using var call = lifetime.Enter();
        var path = Path.Combine(folder, name);
        try
        {
            return Directory.Exists(path)
                ? [.. new DirectoryInfo(path).EnumerateFiles().Where(IsBlob).Select(Describe).OfType<BlobInfo>()]
                : [];
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, "The blobs could not be listed", path);
        }
    }

    private static bool IsBlob(FileInfo file) => StorageRules.IsSha256(file.Name);

    private static BlobInfo? Describe(FileInfo file) => !file.Exists
        ? null
        : new BlobInfo
        {
            Sha256 = file.Name,
            Length = file.Length,
            StoredAt = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
        };
}
