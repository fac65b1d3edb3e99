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

    /// <summary>Rounds both sides to multiples, within a longest side and a widest ratio.</summary>
    public static ImageSize Fit(ImageSize wished, int multiple, int longest, double widestRatio)
    {
        double width = wished.Width;
        double height = wished.Height;
        width = Math.Clamp(width, height / widestRatio, height * widestRatio);
        height = Math.Clamp(height, width / widestRatio, width * widestRatio);
        var scale = Math.Min(1, longest / Math.Max(width, height));
        return new ImageSize(Round(width * scale), Round(height * scale));

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
