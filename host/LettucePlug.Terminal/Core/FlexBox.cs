namespace LettucePlug.Terminal;

/// <summary>Components one after the other, as rows or as columns; each with its <see cref="Length"/>.</summary>
/// <example><code>
/// var screen = FlexBox.Rows()
///     .Add(header, Length.Cells(1))
///     .Add(FlexBox.Columns()
///         .Add(sidebar, Length.Cells(24), fromWidth: 80)
///         .Add(transcript, Length.Flex()), Length.Flex())
///     .Add(composer, Length.Auto.AtMost(8));
/// </code></example>
public sealed class FlexBox : Component
{
    private readonly List<(Component Component, Length Length, int FromWidth, int FromHeight)> _parts = [];
    private Length[] _lengths = [];
    private int[] _measured = [];
    private int[] _given = [];

    /// <summary>An empty box.</summary>
    public FlexBox(Direction direction) => Direction = direction;

    /// <summary>Which way the parts follow each other.</summary>
    public Direction Direction { get; set; }

    /// <summary>Cells between two parts.</summary>
    public int Gap { get; set; }

    /// <summary>Parts from top to bottom.</summary>
    public static FlexBox Rows(int gap = 0) => new(Direction.Down) { Gap = gap };

    /// <summary>Parts from left to right.</summary>
    public static FlexBox Columns(int gap = 0) => new(Direction.Across) { Gap = gap };

    /// <summary>Adds a part.</summary>
    /// <param name="component">What stands there.</param>
    /// <param name="length">How long it is along the direction.</param>
    /// <param name="fromWidth">Left out while the box has fewer columns.</param>
    /// <param name="fromHeight">Left out while the box has fewer rows.</param>
    public FlexBox Add(Component component, Length length, int fromWidth = 0, int fromHeight = 0)
    {
        Adopt(component);
        _parts.Add((component, length, fromWidth, fromHeight));
        return this;
    }

    /// <summary>Takes a part away.</summary>
    public void Remove(Component component)
    {
        _parts.RemoveAll(part => ReferenceEquals(part.Component, component));
        Release(component);
    }

    /// <summary>Takes all parts away.</summary>
    public void Clear()
    {
        _parts.Clear();
        ReleaseAll();
    }

    /// <summary>Puts another component in the place of a part.</summary>
    public void Replace(Component old, Component next)
    {
        var index = _parts.FindIndex(part => ReferenceEquals(part.Component, old));
        if (index >= 0)
        {
            var parts = _parts.ToList();
            parts[index] = parts[index] with { Component = next };
            Clear();
            foreach (var part in parts)
            {
                Add(part.Component, part.Length, part.FromWidth, part.FromHeight);
            }
        }
    }

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        var count = Arrange(available);
        var along = Math.Max(0, count - 1) * Gap;
        var across = 0;
        var next = 0;
        foreach (var (component, _, _, _) in _parts)
        {
            if (!component.IsVisible || component.IsLeftOut)
            {
                continue;
            }

            var given = _given[next++];
            along += given;
            var wants = component.Measure(Across(available, given));
            across = Math.Max(across, Direction == Direction.Down ? wants.Columns : wants.Rows);
        }

        return Direction == Direction.Down ? new Size(across, along) : new Size(along, across);
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Arrange(canvas.Size);
        var at = 0;
        var next = 0;
        foreach (var (component, _, _, _) in _parts)
        {
            if (!component.IsVisible || component.IsLeftOut)
            {
                continue;
            }

            var given = _given[next++];
            component.Draw(canvas, Direction == Direction.Down
                ? new Rect(0, at, canvas.Size.Columns, given)
                : new Rect(at, 0, given, canvas.Size.Rows));
            at += given + Gap;
        }
    }

    private int Arrange(Size size)
    {
        if (_lengths.Length < _parts.Count)
        {
            _lengths = new Length[_parts.Count];
            _measured = new int[_parts.Count];
            _given = new int[_parts.Count];
        }

        var count = 0;
        foreach (var (component, length, fromWidth, fromHeight) in _parts)
        {
            component.IsLeftOut = size.Columns < fromWidth || size.Rows < fromHeight;
            if (!component.IsVisible || component.IsLeftOut)
            {
                continue;
            }

            _lengths[count] = length;
            if (length.IsAuto)
            {
                var wants = component.Measure(size);
                _measured[count] = Direction == Direction.Down ? wants.Rows : wants.Columns;
            }

            count++;
        }

        var span = (Direction == Direction.Down ? size.Rows : size.Columns) - (Math.Max(0, count - 1) * Gap);
        Length.Divide(Math.Max(0, span), _lengths.AsSpan(0, count), _measured.AsSpan(0, count), _given.AsSpan(0, count));
        return count;
    }

    private Size Across(Size available, int given) => Direction == Direction.Down
        ? new Size(available.Columns, given)
        : new Size(given, available.Rows);
}
