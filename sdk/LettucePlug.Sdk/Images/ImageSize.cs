using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LettucePlug.Sdk;

/// <summary>Width and height of an image in pixels, written <c>1024x768</c>.</summary>
public readonly record struct ImageSize
{
    /// <summary>Creates a size.</summary>
    /// <param name="width">The width in pixels, at least 1.</param>
    /// <param name="height">The height in pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is less than 1.</exception>
    public ImageSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
    }

    /// <value>The width in pixels.</value>
    public int Width { get; }

    /// <value>The height in pixels.</value>
    public int Height { get; }

    /// <summary>Reads a size such as <c>1024x768</c>; spaces and an upper-case X are accepted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size, where the text is one.</param>
    /// <returns>Whether the text is a size with both sides from 1 to 65,536.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImageSize size)
    {
        size = default;
        if (text?.Split(['x', 'X', '×']) is not [var left, var right]
            || !int.TryParse(left, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(right, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var height)
            || width is < 1 or > 65536
            || height is < 1 or > 65536)
        {
            return false;
        }

        size = new ImageSize(width, height);
        return true;
    }

    /// <summary>The size as <c>WIDTHxHEIGHT</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
