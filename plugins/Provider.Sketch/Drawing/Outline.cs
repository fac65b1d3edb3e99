using System.Globalization;
using System.Numerics;

namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>
/// An outline, flattened to straight lines. Written as in SVG with absolute M, L, Q, C and Z, in the coordinates of the
/// motif it belongs to.
/// </summary>
internal sealed class Outline
{
    private const int CurveSteps = 12;
    private readonly List<Vector2[]> _contours = [];

    public IReadOnlyList<Vector2[]> Contours => _contours;

    public static Outline Parse(string text, Place place)
    {
        var outline = new Outline();
        var points = new List<Vector2>();
        var numbers = text
            .Replace(',', ' ')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = 'M';
        Span<Vector2> next = stackalloc Vector2[3];
        for (var i = 0; i < numbers.Length;)
        {
            if (char.IsAsciiLetter(numbers[i][0]))
            {
                command = numbers[i][0];
                i++;
                if (command is 'Z' or 'M')
                {
                    outline.Close(points);
                }

                continue;
            }

            var take = command switch { 'C' => 3, 'Q' => 2, _ => 1 };
            for (var k = 0; k < take; k++, i += 2)
            {
                next[k] = place.Map(Number(numbers[i]), Number(numbers[i + 1]));
            }

            Append(points, next[..take]);
        }

        outline.Close(points);
        return outline;
    }

    public static Outline Polygon(params IEnumerable<Vector2> points)
    {
        var outline = new Outline();
        outline.Close([.. points]);
        return outline;
    }

    public static Outline Ellipse(float x, float y, float radiusX, float radiusY)
    {
        const int Corners = 48;
        return Polygon(Enumerable.Range(0, Corners).Select(i => new Vector2(
            x + (radiusX * Noise.Wave((float)i / Corners)),
            y + (radiusY * Noise.Wave(((float)i / Corners) + 0.25f)))));
    }

    public static Outline Box(float left, float top, float right, float bottom) =>
        Polygon([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);

    private static void Append(List<Vector2> points, ReadOnlySpan<Vector2> next)
    {
        if (next.Length == 1 || points.Count == 0)
        {
            points.Add(next[^1]);
            return;
        }

        var from = points[^1];
        var first = next.Length == 3 ? next[0] : Vector2.Lerp(from, next[0], 2 / 3f);
        var second = next.Length == 3 ? next[1] : Vector2.Lerp(next[1], next[0], 2 / 3f);
        for (var i = 1; i <= CurveSteps; i++)
        {
            var t = (float)i / CurveSteps;
            var s = 1 - t;
            points.Add(
                (from * (s * s * s)) + (first * (3 * s * s * t)) + (second * (3 * s * t * t)) + (next[^1] * (t * t * t)));
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private void Close(List<Vector2> points)
    {
        if (points.Count > 2)
        {
            _contours.Add([.. points]);
        }

        points.Clear();
    }
}
