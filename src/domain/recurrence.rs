//! When a cause recurs often enough to deserve an article or a product request.
