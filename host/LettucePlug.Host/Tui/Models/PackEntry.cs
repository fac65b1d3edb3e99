using LettucePlug.Host.Templates;

namespace LettucePlug.Host.Tui.Models;

/// <summary>A pack of templates in the list.</summary>
internal sealed record PackEntry
{
    public required TemplatePack Pack { get; init; }

    /// <summary>When it is asked, from 1; null where it is not chosen.</summary>
    public required int? Order { get; init; }

    /// <summary><c>ok</c>, <c>degraded</c> or <c>broken</c>.</summary>
    public required string State { get; init; }

    public bool IsInUse => Order is not null || Pack.IsCore;
}
