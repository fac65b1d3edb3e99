using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The frame of the list of references, which hears the keys that the list has no use for.</summary>
internal sealed class ReferenceSheet : Component
{
    private readonly BorderBox _box;
    private readonly Func<KeyEvent, bool> _press;

    public ReferenceSheet(Component content, Func<KeyEvent, bool> press)
    {
        _press = press;
        _box = Adopt(new BorderBox(content, "References, in the order they are sent") { PaddingColumns = 1, Ground = Role.Panel });
    }

    public override Size Measure(Size available) => available;

    protected override bool OnKey(KeyEvent key) => _press(key);

    protected override void Paint(Canvas canvas) => _box.Draw(canvas, canvas.Bounds);
}
