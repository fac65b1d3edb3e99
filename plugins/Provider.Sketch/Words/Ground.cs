namespace LettucePlug.Provider.Sketch.Words;

/// <summary>Where a picture takes place.</summary>
internal enum Ground
{
    Hills,
    Mountains,
    Sea,
    Lake,
    Forest,
    Desert,
    City,
    Field,
    Room,
    Space,
}
