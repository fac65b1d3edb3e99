using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LettucePlug.Imaging;

/// <summary>
/// Recognises an SVG by its root element, behind any byte order mark, declaration, comments and document type. Only
/// the text up to the end of that tag is looked at, and nothing in it is ever resolved.
/// </summary>
internal sealed partial class SvgHeaderParser : IHeaderParser
{
    private const int MaxProlog = 16 * 1024;
    private const double MaxSide = 1 << 20;

    public static bool MayStart(ReadOnlySpan<byte> window)
    {
        var text = window.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? window[3..] : window;
        text = text.TrimStart(" \t\r\n"u8);
        return text.IsEmpty || text[0] == (byte)'<';
    }

    public HeaderStep Next(ReadOnlySpan<byte> window, bool atEnd)
    {
        if (window.Length < MaxProlog && !atEnd && window.IndexOf((byte)'>') < 0)
        {
            return HeaderStep.Need(Math.Min(MaxProlog, window.Length + 64));
        }

        var text = Encoding.UTF8.GetString(window[..Math.Min(window.Length, MaxProlog)]).TrimStart('\uFEFF');
        var prolog = Prolog().Match(text);
        var rest = text[prolog.Length..];
        var root = Root().Match(rest);
        if (root.Success)
        {
            return HeaderStep.Found(ImageMediaTypes.Svg, SizeOf(root.Value));
        }

        var mayFollow = rest.Length == 0 || rest.StartsWith("<!", StringComparison.Ordinal)
            || rest.StartsWith("<?", StringComparison.Ordinal) || rest.StartsWith("<svg", StringComparison.Ordinal)
            || "<svg".StartsWith(rest, StringComparison.Ordinal);
        return mayFollow && !atEnd && window.Length < MaxProlog
            ? HeaderStep.Need(Math.Min(MaxProlog, window.Length * 2))
            : HeaderStep.Reject;
    }

    private static PixelSize? SizeOf(string tag)
    {
        var width = Length(tag, "width");
        var height = Length(tag, "height");
        if (width is { } w && height is { } h)
        {
            return Size(w, h);
        }

        var box = ViewBox().Match(tag);
        return box.Success
            ? Size(
                double.Parse(box.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                double.Parse(box.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private static double? Length(string tag, string attribute)
    {
        foreach (Match match in PixelLength().Matches(tag))
        {
            if (match.Groups[1].Value == attribute)
            {
                return double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static PixelSize? Size(double width, double height) =>
        width is >= 0.5 and <= MaxSide && height is >= 0.5 and <= MaxSide
            ? new PixelSize((int)Math.Round(width), (int)Math.Round(height))
            : null;

    [GeneratedRegex(@"\A(?:\s+|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>)*",
        RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Prolog();

    [GeneratedRegex(@"\A<svg(?:\s[^>]*)?>", RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex(@"\s(width|height)\s*=\s*[""']\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)(?:px)?\s*[""']")]
    private static partial Regex PixelLength();

    [GeneratedRegex(
        @"\sviewBox\s*=\s*[""']\s*[-0-9.]{1,20}[\s,]+[-0-9.]{1,20}[\s,]+"
        + @"([0-9]{1,9}(?:\.[0-9]{1,9})?)[\s,]+([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*[""']")]
    private static partial Regex ViewBox();
}
