namespace LettucePlug.Host.Tui.Models;

/// <summary>An image that goes along, as it is listed: the first is the primary one.</summary>
internal sealed record StudioReference(string Asset, string Name);
