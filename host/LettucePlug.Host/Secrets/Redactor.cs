using System.Collections.Concurrent;

namespace LettucePlug.Host.Secrets;

/// <summary>Takes every key the program has fetched out of texts that are logged or shown.</summary>
internal sealed class Redactor
{
    public const string Mask = "[key]";

    /// <summary>Shorter keys occur in ordinary words, and taking those out would make texts unreadable.</summary>
    private const int ShortestKey = 6;

    private readonly ConcurrentDictionary<string, byte> _keys = new(StringComparer.Ordinal);

    public void Add(string key)
    {
        if (key.Length < ShortestKey)
        {
            return;
        }

        _keys.TryAdd(key, 0);
        _keys.TryAdd(Uri.EscapeDataString(key), 0);
        _keys.TryAdd(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key)), 0);
    }

    public string Redact(string text)
    {
        foreach (var key in _keys.Keys.OrderByDescending(key => key.Length))
        {
            text = text.Replace(key, Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
