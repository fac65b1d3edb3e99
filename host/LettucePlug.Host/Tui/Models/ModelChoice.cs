namespace LettucePlug.Host.Tui.Models;

/// <summary>A model that can be chosen for something.</summary>
/// <param name="Id">The model; null for whichever the settings say.</param>
/// <param name="Title">What the list calls it.</param>
/// <param name="Note">Why it is fit, or not.</param>
internal sealed record ModelChoice(string? Id, string Title, string Note);
