## Tables and documents.
