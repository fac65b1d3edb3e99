using LettucePlug.Host.Templates;

namespace LettucePlug.Host.Tui.Models;

/// <summary>What the screen of templates works with.</summary>
internal sealed record TemplateServices
{
    public required TemplateLibrary Library { get; init; }

    public required TemplateEditor Editor { get; init; }

    public required PromptRenderer Renderer { get; init; }
}
