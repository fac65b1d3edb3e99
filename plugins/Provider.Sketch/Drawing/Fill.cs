namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>One colour, or a gradient from one to another along a line.</summary>
internal readonly record struct Fill
{
    private readonly Rgb _from;
    private readonly Rgb _to;
    private readonly float _x;
    private readonly float _y;
    private readonly float _dx;
    private readonly float _dy;

    private Fill(Rgb from, Rgb to, float x, float y, float dx, float dy)
    {
        var squared = (dx * dx) + (dy * dy);
        (_from, _to, _x, _y, _dx, _dy) = (from, to, x, y, dx / squared, dy / squared);
    }

    public static implicit operator Fill(Rgb colour) => new(colour, colour, 0, 0, 1, 0);

    public static implicit operator Fill(int hex) => (Rgb)hex;

    public static Fill Down(Rgb top, Rgb bottom, float fromY, float toY) => new(top, bottom, 0, fromY, 0, toY - fromY);

    public static Fill Across(Rgb left, Rgb right, float fromX, float toX) => new(left, right, fromX, 0, toX - fromX, 0);

    public Rgb At(float x, float y)
    {
        var t = ((x - _x) * _dx) + ((y - _y) * _dy);
        return t <= 0 ? _from : t >= 1 ? _to : _from.Mix(_to, t);
    }
}
