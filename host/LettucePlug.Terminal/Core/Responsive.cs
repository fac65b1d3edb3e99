namespace LettucePlug.Terminal;

/// <summary>Shows one of several arrangements, by the columns there are.</summary>
public sealed class Responsive : Component
{
    private readonly List<(int FromWidth, Component Component)> _choices = [];

    /// <summary>Adds an arrangement for so many columns and more. One for 0 should be there.</summary>
    public Responsive Add(int fromWidth, Component component)
    {
        _choices.Add((fromWidth, Adopt(component)));
        _choices.Sort((left, right) => left.FromWidth.CompareTo(right.FromWidth));
        return this;
    }

    /// <inheritdoc/>
    public override Size Measure(Size available) => Choose(available.Columns)?.Measure(available) ?? default;

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas) => Choose(canvas.Size.Columns)?.Draw(canvas, canvas.Bounds);

    private Component? Choose(int columns)
    {
        Component? chosen = null;
        foreach (var (fromWidth, component) in _choices)
        {
            component.IsLeftOut = true;
            chosen = fromWidth <= columns ? component : chosen;
        }

        if (chosen is not null)
        {
            chosen.IsLeftOut = false;
        }

        return chosen;
    }
}
