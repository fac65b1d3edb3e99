namespace LettucePlug.EndToEnd;

public sealed class SqliteImagesTests() : ImagesTests("sqlite");
