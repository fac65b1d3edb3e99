namespace LettucePlug.EndToEnd;

public sealed class FilesImagesTests() : ImagesTests("files");
