namespace LettucePlug.Terminal;

/// <summary>
/// A part of the screen: it keeps what the user does with it (scroll, caret, choice), paints itself wholly whenever a
/// frame is due, and takes the keys and clicks that concern it.
/// </summary>
/// <remarks>
/// Components form a tree by <see cref="Adopt{T}"/>. There is no invalidation of parts: painting is cheap and the
/// <see cref="Renderer"/> finds what changed. All members are for the thread of the <see cref="UiApp"/>.
/// </remarks>
public abstract partial class Component
{
    private readonly List<Component> _children = [];
    private UiApp? _app;

    /// <summary>What holds this one; <c>null</c> for the root of the screen and of each overlay.</summary>
    public Component? Parent { get; private set; }

    /// <summary>What this one holds, in the order in which Tab visits them.</summary>
    public IReadOnlyList<Component> Children => _children;

    /// <summary>The user interface it belongs to; <c>null</c> before it is part of one.</summary>
    public UiApp? App
    {
        get => Parent is { } parent ? parent.App : _app;
        internal set => _app = value;
    }

    /// <summary>Whether it is painted and can be reached at all.</summary>
    /// <value><c>true</c></value>
    public bool IsVisible { get; set; } = true;

    /// <summary>Whether it can be used; what cannot is skipped by Tab.</summary>
    /// <value><c>true</c></value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether keys can be directed at it.</summary>
    public virtual bool CanFocus => false;

    /// <summary>Whether keys go to this one first.</summary>
    public bool HasFocus => App is { } app && ReferenceEquals(app.Focused, this);

    /// <summary>Whether this one or anything in it has the focus.</summary>
    public bool HasFocusWithin => App?.Focused is { } focused && focused.IsWithin(this);

    /// <summary>The commands with this <see cref="Command.Context"/> work while the focus is in here.</summary>
    /// <value><c>null</c>: none of its own.</value>
    public string? CommandContext { get; set; }

    /// <summary>Where it was painted last, in cells of the whole screen, without what was cut off.</summary>
    public Rect ScreenArea { get; private set; }

    /// <summary>The origin of its area on the screen, which may be scrolled out of sight.</summary>
    internal Point ScreenOrigin { get; private set; }

    /// <summary>The frame it was painted in last, for finding what the mouse points at.</summary>
    internal long PaintedIn { get; private set; } = -1;

    /// <summary>Left out by its container for want of room.</summary>
    internal bool IsLeftOut { get; set; }

    /// <summary>The size it would like within what there is. Containers ask for it where a length is automatic.</summary>
    /// <param name="available">The most it can get.</param>
    public virtual Size Measure(Size available) => available;

    /// <summary>Paints it into an area of the canvas and remembers where that was. Containers call this for their children.</summary>
    public void Draw(Canvas canvas, Rect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (!IsVisible)
        {
            return;
        }

        using (canvas.Push(area))
        {
            ScreenArea = canvas.VisibleArea;
            ScreenOrigin = canvas.Origin;
            PaintedIn = App?.FrameNumber ?? -1;
            Paint(canvas);
        }
    }

    /// <summary>Directs keys at this one, or at the first in it that can take them.</summary>
    public void Focus() => App?.Focus(this);

    /// <summary>Whether this is the other one or lies somewhere in it.</summary>
    public bool IsWithin(Component other)
    {
        for (var one = this; one is not null; one = one.Parent)
        {
            if (ReferenceEquals(one, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks for a frame after a change that did not come from a key or the mouse.</summary>
    public void Invalidate(FrameUrgency urgency = FrameUrgency.Stream) => App?.Invalidate(urgency);

    /// <summary>Paints everything; the canvas ends at the component's area.</summary>
    protected abstract void Paint(Canvas canvas);

    /// <summary>Makes another component part of this one. It leaves where it was before.</summary>
    protected T Adopt<T>(T child)
        where T : Component
    {
        ArgumentNullException.ThrowIfNull(child);
        child.Parent?.Release(child);
        child.Parent = this;
        _children.Add(child);
        return child;
    }

    /// <summary>Gives a component up; the focus in it goes to a neighbour with the next key.</summary>
    protected void Release(Component child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (_children.Remove(child))
        {
            child.Parent = null;
        }
    }

    /// <summary>Gives all components up.</summary>
    protected void ReleaseAll()
    {
        foreach (var child in _children)
        {
            child.Parent = null;
        }

        _children.Clear();
    }
}
