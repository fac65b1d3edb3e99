using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Recognises pasted text where the terminal does not mark it: keys that come faster than anybody types, with an Enter
/// among them. They become one <see cref="PasteEvent"/>, so that a pasted line break does not send a message.
/// </summary>
/// <remarks>
/// An Enter that ends a burst is an Enter, unless more follows at once: a slow line also delivers typed keys in one go.
/// With the first paste that the terminal marks, the rule ends.
/// </remarks>
public sealed class PasteBurst(TimeProvider time)
{
    // Nobody types so much between two reads; a trailing Enter then belongs to the paste.
    private const int SurelyPasted = 48;

    private static TimeSpan Gap { get; } = TimeSpan.FromMilliseconds(30);

    private long _lastBurst;
    private bool _bursting;

    /// <summary>Whether the rule is applied: not where the terminal is known to mark what is pasted.</summary>
    /// <value><c>true</c>, until the first paste that the terminal marks.</value>
    public bool IsNeeded { get; set; } = true;

    /// <summary>Takes the events of one read and gives them back, a burst made one paste.</summary>
    public IReadOnlyList<TerminalEvent> Apply(IReadOnlyList<TerminalEvent> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        IsNeeded &= !batch.Any(one => one is PasteEvent);
        if (!IsNeeded || batch.Count == 0)
        {
            return batch;
        }

        var goesOn = _bursting && time.GetElapsedTime(_lastBurst) <= Gap;
        _bursting = false;
        if (!batch.All(IsTextual) || !(goesOn || LooksPasted(batch)))
        {
            return batch;
        }

        _bursting = true;
        _lastBurst = time.GetTimestamp();
        var text = new StringBuilder();
        foreach (var key in batch.Cast<KeyEvent>())
        {
            text.Append(key.Key == Key.Enter || key.Is('j', KeyModifiers.Control) ? "\n" : key.Key == Key.Tab ? "\t" : key.Text);
        }

        return [new PasteEvent(text.ToString())];
    }

    private static bool IsTextual(TerminalEvent one) =>
        one is KeyEvent key &&
        (key.Text.Length > 0 || key.Is(Key.Enter) || key.Is(Key.Tab) || key.Is('j', KeyModifiers.Control));

    private static bool LooksPasted(IReadOnlyList<TerminalEvent> batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (((KeyEvent)batch[i]).Is(Key.Enter) && (i < batch.Count - 1 || batch.Count > SurelyPasted))
            {
                // Two Enters alone are somebody leaning on the key.
                return batch.Any(one => ((KeyEvent)one).Text.Length > 0);
            }
        }

        return false;
    }
}
