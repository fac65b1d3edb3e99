using System.Numerics;

namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A filled outline with smooth edges: four scan lines a row, each with exact coverage at its ends.</summary>
internal sealed class Shape : Layer
{
    private const int Lines = 4;
    private readonly (Vector2 A, Vector2 B)[] _edges;
    private readonly Fill _fill;
    private readonly float _opacity;
    private readonly float _top;
    private readonly float _bottom;

    public Shape(Outline outline, Fill fill, float opacity = 1)
    {
        _edges =
        [
            .. outline.Contours.SelectMany(contour => contour.Select((point, i) =>
                (point, contour[(i + 1) % contour.Length]))),
        ];
        _fill = fill;
        _opacity = opacity;
        _top = _edges.Length == 0 ? 2 : _edges.Min(edge => edge.A.Y);
        _bottom = _edges.Length == 0 ? -1 : _edges.Max(edge => edge.A.Y);
    }

    public override void Paint(Row row)
    {
        var above = row.Index * row.Unit;
        if (above > _bottom || above + row.Unit < _top)
        {
            return;
        }

        var first = row.Pixels.Length;
        var last = -1;
        Span<float> crossings = _edges.Length <= 512 ? stackalloc float[_edges.Length] : new float[_edges.Length];
        for (var line = 0; line < Lines; line++)
        {
            var y = above + ((line + 0.5f) / Lines * row.Unit);
            var count = Cross(y, crossings);
            var sorted = crossings[..count];
            sorted.Sort();
            for (var i = 0; i + 1 < count; i += 2)
            {
                Cover(row, sorted[i] / row.Unit, sorted[i + 1] / row.Unit, ref first, ref last);
            }
        }

        for (var x = first; x <= last; x++)
        {
            var cover = Math.Min(1, row.Scratch[x]) * _opacity;
            row.Scratch[x] = 0;
            row.Pixels[x] = row.Pixels[x].Mix(_fill.At(row.X(x), row.Y), cover);
        }
    }

    private static void Cover(Row row, float from, float to, ref int first, ref int last)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, row.Pixels.Length);
        if (to <= from)
        {
            return;
        }

        var left = (int)from;
        var right = Math.Min((int)to, row.Pixels.Length - 1);
        first = Math.Min(first, left);
        last = Math.Max(last, right);
        for (var x = left; x <= right; x++)
        {
            row.Scratch[x] += (Math.Min(to, x + 1) - Math.Max(from, x)) / Lines;
        }
    }

    private int Cross(float y, Span<float> crossings)
    {
        var count = 0;
        foreach (var (a, b) in _edges)
        {
            if (a.Y <= y != b.Y <= y)
            {
                crossings[count++] = a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
            }
        }

        return count;
    }
}
