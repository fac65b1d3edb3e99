namespace LettucePlug.Terminal;

/// <summary>
/// The messages of a chat. Only what is in view is wrapped and painted. The first row in view stays where it is, whatever is
/// written below or loaded above; at the end it follows what comes.
/// </summary>
/// <remarks>
/// Messages are given by value: after a change, <see cref="Update"/> with a higher <see cref="ChatMessage.Version"/>. Keys with
/// the focus here: arrows and <c>j</c>/<c>k</c> scroll, PageUp and PageDown page, Home and End jump, <c>[</c> and <c>]</c> or
/// Alt with arrows choose a message, Enter opens it, <c>n</c> and <c>N</c> go along what was found, Escape takes the choice back.
/// </remarks>
public sealed partial class ChatTranscript : Component
{
    private readonly List<ChatEntry> _entries = [];
    private readonly List<long> _sums = [];
    private int _known;
    private int _width = 80;
    private int _height = 1;
    private int _unseen;

    /// <summary>The messages, oldest first.</summary>
    public IEnumerable<ChatMessage> Messages => _entries.Select(entry => entry.Message);

    /// <summary>How many messages there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The most rows a picture takes, before the size of the window limits it further; 0 for captions only.</summary>
    /// <value>14</value>
    public int MostPictureRows { get; set; } = 14;

    /// <summary>What is said when there are no messages.</summary>
    public string EmptyText { get; set; } = "No messages yet.";

    /// <summary>The key that jumps to the end, for people.</summary>
    public string EndKey { get; set; } = "End";

    /// <summary>Whether the end is kept in view.</summary>
    public bool Follows { get; private set; } = true;

    /// <summary>How many messages came while the end was out of view.</summary>
    public int UnseenCount => _unseen;

    /// <summary>A message was opened, by Enter.</summary>
    public event Action<ChatMessage>? Opened;

    /// <summary>Another message was chosen, or none.</summary>
    public event Action<ChatMessage?>? SelectionChanged;

    /// <summary>The beginning came into view: time to load older ones, if there are any.</summary>
    public event Action? ReachedTop;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <summary>How many messages the last frame painted.</summary>
    internal int PaintedMessages { get; private set; }

    private int PictureRows => Math.Min(MostPictureRows, Math.Max(0, _height - 4));

    /// <summary>Shows other messages, from the end.</summary>
    public void Set(params IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        _entries.Clear();
        _entries.AddRange(messages.Select(message => new ChatEntry(message)));
        Remeasure(0);
        _selected = null;
        _anchor = null;
        Follows = true;
        _unseen = 0;
    }

    /// <summary>Adds a message at the end.</summary>
    public void Add(ChatMessage message)
    {
        _entries.Add(new ChatEntry(message));
        if (!Follows)
        {
            _unseen++;
        }
    }

    /// <summary>Adds older messages before all others; what is in view stays.</summary>
    public void AddOlder(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        _entries.InsertRange(0, messages.Select(message => new ChatEntry(message)));
        Remeasure(0);
    }

    /// <summary>Shows a message anew that is there already.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Update(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var index = IndexOf(message.Id);
        if (index < 0)
        {
            return false;
        }

        if (_entries[index].Message.Version != message.Version || !ReferenceEquals(_entries[index].Message, message))
        {
            _entries[index].Update(message);
            Remeasure(index);
        }

        return true;
    }

    /// <summary>Takes a message away.</summary>
    public void Remove(string id)
    {
        var index = IndexOf(id);
        if (index < 0)
        {
            return;
        }

        if (ReferenceEquals(_anchor, _entries[index]))
        {
            _anchor = index + 1 < _entries.Count ? _entries[index + 1] : null;
            _anchorLine = 0;
            Follows |= _anchor is null;
        }

        if (ReferenceEquals(_selected, _entries[index]))
        {
            Choose(null);
        }

        _entries.RemoveAt(index);
        Remeasure(index);
    }

    // What changes is mostly at the end.
    private int IndexOf(string id) => _entries.FindLastIndex(entry => entry.Message.Id == id);

    // Heights from here on are no longer known; the sums before stay.
    private void Remeasure(int index)
    {
        if (index < _known)
        {
            _known = index;
        }
    }

    private int HeightOf(int index) => _entries[index].Measure(_width, PictureRows);

    /// <summary>The rows above a message and the rows of all: exact where it was in view already, about for the rest.</summary>
    private (long Above, long Total) Sums(int index)
    {
        for (var i = _known; i < _entries.Count; i++)
        {
            var rows = _entries[i].IsMeasured(_width) ? HeightOf(i) : _entries[i].Estimate(_width);
            var sum = (i == 0 ? 0 : _sums[i - 1]) + rows;
            if (i < _sums.Count)
            {
                _sums[i] = sum;
            }
            else
            {
                _sums.Add(sum);
            }
        }

        _known = _entries.Count;
        return _known == 0 ? (0, 0) : (index == 0 ? 0 : _sums[index - 1], _sums[_known - 1]);
    }
}
