namespace LettucePlug.Host.Plugins;

/// <summary>One line of the crash journal; disposing it says that the process outlived the plugin's code.</summary>
internal sealed class JournalEntry(string file) : IDisposable
{
    public void Dispose()
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The home folder went away meanwhile; there is nothing left to journal in.
        }
    }
}
