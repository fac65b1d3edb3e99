namespace LettucePlug.Terminal.Tests.Core;

/// <summary>A component that shows its name and remembers what it got.</summary>
internal sealed class Probe(string name, Size? size = null) : Component
{
    public List<string> Got { get; } = [];

    public string Uses { get; set; } = "";

    public override bool CanFocus => true;

    public override Size Measure(Size available) => size ?? new Size(name.Length, 1);

    protected internal override bool OnKey(KeyEvent key)
    {
        Got.Add(key.ToString());
        return key.Text.Length > 0 && Uses.Contains(key.Text);
    }

    protected internal override bool OnMouse(MouseEvent mouse)
    {
        Got.Add($"{mouse.Kind} {mouse.Position.X},{mouse.Position.Y}");
        return mouse.Kind == MouseKind.Down || mouse.Kind == MouseKind.Drag;
    }

    protected internal override void OnFocusChanged(bool focused) => Got.Add(focused ? "focus" : "blur");

    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, with: name[0]);
        canvas.Write(0, 0, name);
    }
}
