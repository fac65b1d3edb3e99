namespace LettucePlug.Imaging;

/// <summary>Passes rounding errors on to pixels not yet seen, after Floyd and Steinberg (1976).</summary>
internal sealed class DitherErrors(int width)
{
    // One cell of margin on both sides, three channels, in sixteenths.
    private int[] _here = new int[(width + 2) * 3];
    private int[] _below = new int[(width + 2) * 3];

    public Rgb Corrected(Rgb colour, int x)
    {
        var at = (x + 1) * 3;
        return new Rgb(Add(colour.R, _here[at]), Add(colour.G, _here[at + 1]), Add(colour.B, _here[at + 2]));
    }

    public void Spread(Rgb wanted, Rgb got, int x)
    {
        var at = (x + 1) * 3;
        Spread(wanted.R - got.R, at);
        Spread(wanted.G - got.G, at + 1);
        Spread(wanted.B - got.B, at + 2);
    }

    public void NextRow()
    {
        (_here, _below) = (_below, _here);
        Array.Clear(_below);
    }

    private void Spread(int error, int at)
    {
        _here[at + 3] += error * 7;
        _below[at - 3] += error * 3;
        _below[at] += error * 5;
        _below[at + 3] += error;
    }

    private static byte Add(byte value, int sixteenths) => (byte)Math.Clamp(value + ((sixteenths + 8) >> 4), 0, 255);
}
