namespace LettucePlug.Host.Assets;

/// <summary>
/// Keeps a blob from being swept away between the moment it is stored and the moment its record is: storing holds the
/// gate together with others, sweeping alone, also across processes. A lock on a file, which dies with its process.
/// </summary>
internal sealed class BlobGate(string path, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        Prepare();
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Null while anybody else is inside.</summary>
    public IDisposable? TryEnterAlone()
    {
        Prepare();
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void Prepare() => Directory.CreateDirectory(Path.GetDirectoryName(path)!); // The path is absolute.
}
