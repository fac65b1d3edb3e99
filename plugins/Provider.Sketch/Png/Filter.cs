namespace LettucePlug.Provider.Sketch.Png;

/// <summary>The five ways in which a PNG row is predicted from its neighbours (PNG specification, section 9).</summary>
internal static class Filter
{
    public const int Kinds = 5;

    public static byte Predict(int kind, byte left, byte up, byte upLeft) => kind switch
    {
        0 => 0,
        1 => left,
        2 => up,
        3 => (byte)((left + up) / 2),
        4 => Paeth(left, up, upLeft),
        _ => throw new PngException($"The picture uses the filter {kind}, which does not exist."),
    };

    private static byte Paeth(int left, int up, int upLeft)
    {
        var estimate = left + up - upLeft;
        var toLeft = Math.Abs(estimate - left);
        var toUp = Math.Abs(estimate - up);
        var toUpLeft = Math.Abs(estimate - upLeft);
        return (byte)(toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft);
    }
}
