using System.Text;

namespace LettucePlug.Host.Tui.Models;

/// <summary>
/// What was typed and not sent yet, in one file each, so that a crash or a dropped link loses at most the last moment
/// of typing.
/// </summary>
internal sealed class Drafts(string folder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _unsaved = new(StringComparer.Ordinal);
    private ITimer? _timer;

    public string Read(string name)
    {
        lock (_gate)
        {
            if (_unsaved.TryGetValue(name, out var text))
            {
                return text;
            }
        }

        try
        {
            return File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name), Encoding.UTF8) : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Whether something with such a name is kept that was not sent. Asks the disk, so what is new is written first.</summary>
    public bool Has(string beginning)
    {
        Flush();
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, beginning + "*.txt").Any();
    }

    /// <summary>Takes note of a text; it is written soon. Nothing is kept of an empty one.</summary>
    public void Write(string name, string text)
    {
        lock (_gate)
        {
            _unsaved[name] = text;
            _timer ??= time.CreateTimer(_ => Flush(), null, Pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what is not written yet, now.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            foreach (var (name, text) in _unsaved)
            {
                Save(PathOf(name), text);
            }

            _unsaved.Clear();
        }
    }

    public void Dispose() => Flush();

    private static void Save(string path, string text)
    {
        try
        {
            if (text.Length == 0)
            {
                File.Delete(path);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // has a folder by construction
            var beside = path + ".new";
            File.WriteAllText(beside, text, Encoding.UTF8);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A draft is a convenience: a full disk must not take the screen away from whoever types it.
        }
    }

    private string PathOf(string name) => Path.Combine(folder, string.Concat(name.Select(Safe)) + ".txt");

    private static char Safe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_';
}
