namespace LettucePlug.Provider.Sketch.Words;

/// <summary>The light of a picture.</summary>
internal enum Hour
{
    Day,
    Dawn,
    Sunset,
    Night,
}
