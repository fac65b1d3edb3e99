namespace LettucePlug.Host.Assets;

internal sealed class ImageTooBigException(string message) : LettucePlugException(message)
{
    public override string Code => "image-too-big";

    public static ImageTooBigException Of(string origin, long limit) =>
        new($"{char.ToUpperInvariant(origin[0])}{origin[1..]} is larger than {limit / (1024 * 1024)} MiB, and was not stored.");
}
