namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A picture as an ordered list of layers; it has a shape but no size until it is painted.</summary>
internal sealed class Composition(float aspect)
{
    private readonly List<Layer> _layers = [];

    public float Aspect { get; } = aspect;

    /// <summary>The width in which motifs must fit to be seen whole: 1, or less in a narrow picture.</summary>
    public float Reach => Math.Min(1, Aspect);

    public int Count => _layers.Count;

    public void Add(params ReadOnlySpan<Layer> layers) => _layers.AddRange(layers);

    public void AddAll(IEnumerable<Layer> layers) => _layers.AddRange(layers);

    /// <summary>Paints some rows into an RGB buffer of the whole picture.</summary>
    public void Paint(Pixels target, int fromRow, int toRow, int layers, CancellationToken cancellationToken)
    {
        var line = new Rgb[target.Width];
        var scratch = new float[target.Width];
        for (var y = fromRow; y < toRow; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(line);
            var row = new Row(line, scratch, y, target.Height);
            for (var i = 0; i < layers && i < _layers.Count; i++)
            {
                _layers[i].Paint(row);
            }

            for (var x = 0; x < line.Length; x++)
            {
                target[x, y] = line[x];
            }
        }
    }
}
