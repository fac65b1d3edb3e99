using System.Globalization;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Finds what comes nearest to a wished size where a service takes only some.</summary>
public static class SizeMatching
{
    /// <summary>The size of the list whose shape, and then whose area, comes nearest.</summary>
    public static ImageSize Nearest(ImageSize wished, params IReadOnlyList<ImageSize> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        return allowed
            .OrderBy(size => Math.Round(ShapeDistance(wished, size.Width, size.Height), 3))
            .ThenBy(size => Math.Abs(Math.Log((double)size.Width * size.Height / ((double)wished.Width * wished.Height))))
            .First();
    }

    /// <summary>The aspect ratio of the list, such as <c>16:9</c> or <c>9:19.5</c>, that comes nearest.</summary>
    public static string NearestRatio(ImageSize wished, params IReadOnlyList<string> ratios)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        return ratios.MinBy(ratio =>
        {
            var (width, height) = ParseRatio(ratio);
            return ShapeDistance(wished, width, height);
        }) ?? throw new ArgumentException("There is no ratio to choose from.", nameof(ratios));
    }

    /// <summary>Whether a ratio such as <c>3:2</c> is exactly the size's.</summary>
    public static bool IsExactly(ImageSize size, string ratio)
    {
        var (width, height) = ParseRatio(ratio);
        return ShapeDistance(size, width, height) < 0.005;
    }

    /// <summary>Rounds both sides to multiples, within a longest side, a widest ratio and a number of pixels.</summary>
    public static ImageSize Fit(
        ImageSize wished, int multiple, int longest, double widestRatio, long mostPixels = long.MaxValue)
    {
        var width = Math.Min(wished.Width, wished.Height * widestRatio);
        var height = Math.Min(wished.Height, wished.Width * widestRatio);
        var scale = Math.Min(Math.Min(1, longest / Math.Max(width, height)), Math.Sqrt(mostPixels / (width * height)));
        var (w, h) = (Round(width * scale), Round(height * scale));
        // Rounding can make the shape wider than it may be.
        while (w > h * widestRatio)
        {
            h += multiple;
        }

        while (h > w * widestRatio)
        {
            w += multiple;
        }

        return new ImageSize(w, h);

        int Round(double side) => Math.Max(multiple, (int)Math.Round(side / multiple) * multiple);
    }

    public static string Write(ImageSize size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}");

    private static (double Width, double Height) ParseRatio(string ratio)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        var sides = ratio.Split(':');
        return (double.Parse(sides[0], CultureInfo.InvariantCulture), double.Parse(sides[1], CultureInfo.InvariantCulture));
    }

    private static double ShapeDistance(ImageSize size, double width, double height) =>
        Math.Abs(Math.Log((double)size.Width / size.Height) - Math.Log(width / height));
}
