namespace LettucePlug.Terminal;

/// <summary>A rectangle of cells. The right and bottom edges lie outside.</summary>
/// <param name="X">The leftmost column.</param>
/// <param name="Y">The topmost row.</param>
/// <param name="Width">How many columns; 0 or less is empty.</param>
/// <param name="Height">How many rows; 0 or less is empty.</param>
public readonly record struct Rect(int X, int Y, int Width, int Height)
{
    /// <summary>The rectangle of this size at 0,0.</summary>
    public Rect(Size size)
        : this(0, 0, size.Columns, size.Rows)
    {
    }

    /// <summary>The first column to the right of it.</summary>
    public int Right => X + Width;

    /// <summary>The first row below it.</summary>
    public int Bottom => Y + Height;

    /// <summary>Its width and height.</summary>
    public Size Size => new(Math.Max(0, Width), Math.Max(0, Height));

    /// <summary>Its top left cell.</summary>
    public Point Location => new(X, Y);

    /// <summary>Whether it holds no cell.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>Whether the cell lies inside.</summary>
    public bool Contains(Point point) =>
        point.X >= X && point.X < Right && point.Y >= Y && point.Y < Bottom;

    /// <summary>What both have in common; empty when they do not touch.</summary>
    public Rect Intersect(Rect other)
    {
        var x = Math.Max(X, other.X);
        var y = Math.Max(Y, other.Y);
        return new Rect(
            x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }

    /// <summary>The same rectangle moved.</summary>
    public Rect Offset(int x, int y) => this with { X = X + x, Y = Y + y };

    /// <summary>Made smaller by so many cells on every side; never narrower than 0.</summary>
    public Rect Inset(int columns, int rows) =>
        new(X + columns, Y + rows, Math.Max(0, Width - (2 * columns)), Math.Max(0, Height - (2 * rows)));

    /// <summary>A rectangle of this size in the middle, cut to fit inside.</summary>
    public Rect Center(Size size)
    {
        var width = Math.Min(size.Columns, Width);
        var height = Math.Min(size.Rows, Height);
        return new Rect(X + ((Width - width) / 2), Y + ((Height - height) / 2), width, height);
    }
}
