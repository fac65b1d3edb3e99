namespace LettucePlug.Terminal;

/// <summary>The clusters and styles that the cells of a canvas name by number. Number 0 is the plain style.</summary>
internal sealed class CellStore
{
    /// <summary>Pictures in true colour bring thousands of styles; past this a canvas starts a new store.</summary>
    public const int Limit = 1 << 16;

    private readonly Dictionary<Style, int> _styleNumbers = new() { [Style.Plain] = 0 };
    private readonly List<Style> _styles = [Style.Plain];
    private readonly Dictionary<string, int> _clusterNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _clusterLookup;
    private readonly List<string> _clusters = [];
    private Style _lastStyle;
    private int _lastNumber;

    public CellStore() => _clusterLookup = _clusterNumbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int StyleCount => _styles.Count;

    public bool IsFull => _styles.Count > Limit || _clusters.Count > Limit;

    public Style StyleOf(int number) => _styles[number];

    public string ClusterOf(int number) => _clusters[number];

    public int Number(Style style)
    {
        if (style == _lastStyle)
        {
            return _lastNumber;
        }

        if (!_styleNumbers.TryGetValue(style, out var number))
        {
            number = _styles.Count;
            _styles.Add(style);
            _styleNumbers.Add(style, number);
        }

        (_lastStyle, _lastNumber) = (style, number);
        return number;
    }

    public int Number(ReadOnlySpan<char> cluster)
    {
        if (!_clusterLookup.TryGetValue(cluster, out var number))
        {
            number = _clusters.Count;
            var text = cluster.ToString();
            _clusters.Add(text);
            _clusterNumbers.Add(text, number);
        }

        return number;
    }
}
