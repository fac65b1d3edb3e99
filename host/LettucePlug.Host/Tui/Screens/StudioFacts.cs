using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What the studio works with: model, settings and the references in their order, each with the key that changes it.</summary>
internal sealed class StudioFacts(StudioModel model) : Component
{
    private const int LabelColumns = 11;

    public override Size Measure(Size available) => new(available.Columns, 3 + Math.Min(4, model.References.Count));

    protected override void Paint(Canvas canvas)
    {
        Line(canvas, 0, "Model", model.ModelLine, "Alt+M");
        Line(canvas, 1, "Settings", model.SettingsLine, "Alt+S");
        Line(
            canvas,
            2,
            "References",
            model.References.Count == 0 ? "none" : $"{model.References.Count}, sent in this order",
            "Alt+R");
        for (var index = 0; index < Math.Min(4, model.References.Count); index++)
        {
            var more = index == 3 && model.References.Count > 4 ? $" and {model.References.Count - 4} more" : "";
            var name = Sanitizer.Clean(model.References[index].Name, singleLine: true);
            canvas.WriteFit(
                2, 3 + index, Math.Max(0, canvas.Size.Columns - 2), $"{index + 1}. {name}{(index == 0 ? " (primary)" : "")}{more}", Role.Text);
        }
    }

    private static void Line(Canvas canvas, int y, string label, string value, string key)
    {
        var width = canvas.Size.Columns;
        canvas.WriteFit(0, y, Math.Min(LabelColumns, width), label, Role.Muted);
        var room = width - LabelColumns - key.Length - 1;
        canvas.WriteFit(LabelColumns, y, Math.Max(0, room), Sanitizer.Clean(value, singleLine: true), Role.Text);
        canvas.Write(width - key.Length, y, key, Role.Key);
    }
}
