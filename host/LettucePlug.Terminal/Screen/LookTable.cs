namespace LettucePlug.Terminal;

/// <summary>
/// Numbers the looks that styles come to under one theme and depth. Two styles that look alike get one number, so
/// nothing is sent when only the reason for a look has changed. Number 0 is the look of blank page.
/// </summary>
internal sealed class LookTable
{
    // Of a blank, these show the foreground too.
    private const TextAttributes SeenOnBlanks =
        TextAttributes.Underline | TextAttributes.Reverse | TextAttributes.Strike;

    private readonly Dictionary<Look, int> _numbers = [];
    private readonly List<Look> _looks = [];
    private CellStore? _store;
    private Theme? _theme;
    private ColorDepth _depth;
    private int[] _ofStyle = [];
    private int[] _ofBlank = [];

    public bool IsFull => _looks.Count > CellStore.Limit;

    public Look this[int number] => _looks[number];

    /// <summary>Whether blanks of this look can be made by erasing.</summary>
    public bool IsErasable(int number, bool backColorErase) =>
        (_looks[number].Attributes & SeenOnBlanks) == 0 && (backColorErase || _looks[number].Background.IsDefault);

    public void Use(CellStore store, Theme theme, ColorDepth depth)
    {
        if (_theme != theme || _depth != depth || _store != store)
        {
            Array.Fill(_ofStyle, -1);
            Array.Fill(_ofBlank, -1);
            (_store, _theme, _depth) = (store, theme, depth);
        }

        if (_ofStyle.Length < store.StyleCount)
        {
            var before = _ofStyle.Length;
            var length = Math.Max(64, 2 * store.StyleCount);
            Array.Resize(ref _ofStyle, length);
            Array.Resize(ref _ofBlank, length);
            Array.Fill(_ofStyle, -1, before, length - before);
            Array.Fill(_ofBlank, -1, before, length - before);
        }
    }

    public int OfStyle(int style) => _ofStyle[style] >= 0 ? _ofStyle[style] : Find(style, _ofStyle, blank: false);

    public int OfBlank(int style) => _ofBlank[style] >= 0 ? _ofBlank[style] : Find(style, _ofBlank, blank: true);

    private int Find(int style, int[] cache, bool blank)
    {
        var look = _theme!.Resolve(_store!.StyleOf(style)); // Use was called before
        var depth = (ColorDepth)Math.Min((int)_depth, (int)_theme.MaximumDepth);
        look = look with { Foreground = look.Foreground.Reduce(depth), Background = look.Background.Reduce(depth) };
        if (blank && (look.Attributes & SeenOnBlanks) == 0)
        {
            look = new Look(Color.Default, look.Background, TextAttributes.None);
        }

        if (!_numbers.TryGetValue(look, out var number))
        {
            number = _looks.Count;
            _looks.Add(look);
            _numbers.Add(look, number);
        }

        return cache[style] = number;
    }
}
