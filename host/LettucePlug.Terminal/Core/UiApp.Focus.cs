namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    /// <summary>Directs keys at a component, or at the first in it that can take them.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Focus(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        foreach (var layer in _layers)
        {
            if (layer.Root is { } root && component.IsWithin(root) &&
                component.FocusOrder().FirstOrDefault() is { } target)
            {
                MoveFocus(layer, target);
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves the focus to the next component that can take keys, or the one before; around the end.</summary>
    public void FocusNext(bool backwards = false)
    {
        var layer = _layers[^1];
        var order = layer.Root?.FocusOrder().ToList() ?? [];
        if (order.Count == 0)
        {
            return;
        }

        var index = layer.Focused is { } focused ? order.IndexOf(focused) : -1;
        var next = index < 0
            ? (backwards ? order.Count - 1 : 0)
            : (index + (backwards ? order.Count - 1 : 1)) % order.Count;
        MoveFocus(layer, order[next]);
        order[next].Reveal(new Rect(0, 0, Math.Max(1, order[next].ScreenArea.Width), Math.Max(1, order[next].ScreenArea.Height)));
    }

    // What had the focus may have gone, or been hidden or disabled, since the last key.
    private void CheckFocus()
    {
        var layer = _layers[^1];
        if (layer.Focused is not { TakesFocus: true } ||
            (layer.Focused is { } focused && layer.Root is { } holder && !focused.IsWithin(holder)))
        {
            MoveFocus(layer, layer.Root?.FocusOrder().FirstOrDefault());
        }
    }

    private static void MoveFocus(Layer layer, Component? target)
    {
        if (ReferenceEquals(layer.Focused, target))
        {
            return;
        }

        var before = layer.Focused;
        layer.Focused = target;
        before?.OnFocusChanged(focused: false);
        target?.OnFocusChanged(focused: true);
        for (var one = before?.Parent; one is not null; one = one.Parent)
        {
            one.OnFocusMoved(before, target);
        }

        for (var one = target?.Parent; one is not null; one = one.Parent)
        {
            if (before?.IsWithin(one) != true)
            {
                one.OnFocusMoved(before, target);
            }
        }
    }
}
