using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The row with the names of the screens; the one that is shown is marked, and always in view.</summary>
internal sealed class PageBar : Component
{
    private const string Open = "[";
    private const string Close = "]";
    private const string Keys = "1234567890TK";

    private readonly List<(int Left, int Right, int Index)> _places = [];

    /// <summary>What is pressed with Alt for the screen at a place.</summary>
    public static char KeyOf(int index) => Keys[index];

    public IReadOnlyList<string> Names { get; set; } = [];

    public int Current { get; set; }

    /// <summary>What waits for the user, at the right; empty for nothing.</summary>
    public string Badge { get; set; } = "";

    public event Action<int>? Chosen;

    public override Size Measure(Size available) => new(available.Columns, 1);

    protected override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var hit = _places.FindIndex(place => mouse.Position.X >= place.Left && mouse.Position.X < place.Right);
        if (mouse.Kind != MouseKind.Down || hit < 0)
        {
            return false;
        }

        Chosen?.Invoke(_places[hit].Index);
        return true;
    }

    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Role.Bar);
        _places.Clear();
        var width = canvas.Size.Columns;
        if (Badge.Length > 0)
        {
            var text = Ellipsis.End(Badge, width / 2);
            var columns = TextWidth.Of(text) + 1;
            canvas.Write(width - columns, 0, text, Style.Of(Role.Warning).On(Role.Bar));
            width -= columns + 1;
        }

        var first = FirstShown(width);
        var x = 0;
        for (var index = first; index < Names.Count; index++)
        {
            var name = Face(index);
            if (x + name.Length > width)
            {
                canvas.Write(Math.Max(0, width - 1), 0, Ellipsis.Mark, Role.Bar);
                break;
            }

            var style = index == Current ? Style.Of(Role.Title).On(Role.Bar).With(TextAttributes.Reverse) : Style.Of(Role.Bar);
            canvas.Write(x, 0, name, style);
            _places.Add((x, x + name.Length, index));
            x += name.Length;
        }
    }

    // The mark is in the text too: colours and attributes may be missing.
    private string Face(int index) =>
        index == Current ? $"{Open}{KeyOf(index)} {Names[index]}{Close}" : $" {KeyOf(index)} {Names[index]}";

    private int FirstShown(int width)
    {
        var first = 0;
        while (first < Current && Enumerable.Range(first, Current - first + 1).Sum(index => Face(index).Length) + 1 > width)
        {
            first++;
        }

        return first;
    }
}
