namespace LettucePlug.Terminal;

public abstract partial class Component
{
    /// <summary>Takes a key that is directed at this one or that nothing inside wanted.</summary>
    /// <returns>Whether it was used; otherwise the parent is asked, and then the commands.</returns>
    protected internal virtual bool OnKey(KeyEvent key) => false;

    /// <summary>Takes pasted text. It is cleaned of controls already, but for line feeds and tabs.</summary>
    /// <returns>Whether it was used; otherwise the parent is asked.</returns>
    protected internal virtual bool OnPaste(PasteEvent paste) => false;

    /// <summary>
    /// Takes a mouse event on this one, its position counted from its own top left. Who uses a press gets all that follows
    /// until the release, wherever the mouse goes.
    /// </summary>
    /// <returns>Whether it was used; otherwise the parent is asked.</returns>
    protected internal virtual bool OnMouse(MouseEvent mouse) => false;

    /// <summary>Learns that the focus came to this one or left it.</summary>
    protected internal virtual void OnFocusChanged(bool focused)
    {
        // Nothing to do for most.
    }

    /// <summary>Learns that the focus moved from or to something inside of this one.</summary>
    /// <param name="from">Where it was; <c>null</c> for nowhere.</param>
    /// <param name="to">Where it is; <c>null</c> for nowhere.</param>
    protected internal virtual void OnFocusMoved(Component? from, Component? to)
    {
        // Nothing to do for most.
    }

    /// <summary>Brings a part of it into view, for those that scroll. Others pass it on.</summary>
    /// <param name="area">The part, in cells of this component.</param>
    protected internal virtual void Reveal(Rect area) =>
        Parent?.Reveal(area.Offset(ScreenOrigin.X - Parent.ScreenOrigin.X, ScreenOrigin.Y - Parent.ScreenOrigin.Y));

    /// <summary>The deepest component at a cell of the screen, as painted in a frame.</summary>
    internal Component? At(Point point, long frame)
    {
        if (!IsVisible || PaintedIn != frame || !ScreenArea.Contains(point))
        {
            return null;
        }

        for (var i = _children.Count - 1; i >= 0; i--)
        {
            if (_children[i].At(point, frame) is { } found)
            {
                return found;
            }
        }

        return this;
    }

    /// <summary>Whether keys can reach it now.</summary>
    internal bool TakesFocus
    {
        get
        {
            if (!CanFocus)
            {
                return false;
            }

            for (var one = this; one is not null; one = one.Parent)
            {
                if (!one.IsVisible || !one.IsEnabled || one.IsLeftOut)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>All in it that can take keys, in the order of Tab.</summary>
    internal IEnumerable<Component> FocusOrder()
    {
        if (TakesFocus)
        {
            yield return this;
        }

        foreach (var child in _children)
        {
            foreach (var one in child.FocusOrder())
            {
                yield return one;
            }
        }
    }
}
