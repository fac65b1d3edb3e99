namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A place in the user's text, both counted from 1, the column in UTF-16 units.</summary>
internal readonly record struct TextPlace(int Line, int Column);
