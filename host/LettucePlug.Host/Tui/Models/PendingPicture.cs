namespace LettucePlug.Host.Tui.Models;

/// <summary>A picture that goes along with the next message.</summary>
internal sealed record PendingPicture(string Asset, string Name);
