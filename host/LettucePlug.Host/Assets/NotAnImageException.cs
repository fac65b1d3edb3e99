using System.Text;

namespace LettucePlug.Host.Assets;

/// <summary>Bytes that should be an image are none.</summary>
internal sealed class NotAnImageException(string code, string message) : LettucePlugException(message)
{
    public const int ShownBytes = 80;

    public override string Code { get; } = code;

    public static NotAnImageException Empty(string origin) =>
        new("image-empty", $"{Capital(origin)} is empty where an image should be.");

    public static NotAnImageException Of(string origin, ReadOnlySpan<byte> beginning) =>
        new("not-an-image", $"{Capital(origin)} is no image that can be stored{Looks(beginning)}.")
        {
            Hint = "It takes png, jpeg, webp, gif, bmp, avif and heic.",
        };

    private static string Looks(ReadOnlySpan<byte> beginning)
    {
        var shown = beginning[..Math.Min(beginning.Length, ShownBytes)];
        foreach (var value in shown)
        {
            if (value is (< (byte)' ' and not ((byte)'\n' or (byte)'\r' or (byte)'\t')) or > (byte)'~')
            {
                return "";
            }
        }

        return shown.IsEmpty ? "" : $": it begins with '{Encoding.ASCII.GetString(shown).ReplaceLineEndings(" ").Trim()}'";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
